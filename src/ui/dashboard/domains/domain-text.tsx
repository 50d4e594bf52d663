import { BidiText } from "../cells.tsx";
import { domainName } from "./domain-name.ts";

/** A name as it is to be read, and behind it the other form that it has. */
export function DomainText({ listed }: { listed: string }) {
  const { shown, other } = domainName(listed);
  return (
    <>
      <BidiText text={shown} />
      {other !== null && (
        <>
          {" "}
          <small class="soft">
            <bdi>{other}</bdi>
          </small>
        </>
      )}
    </>
  );
}
