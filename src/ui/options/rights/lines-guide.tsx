import type { RegistrarFunction } from "../../../registrars/profile.ts";
import {
  commandsFor,
  type LinesProfile,
  linesFor,
  makeWithLines,
} from "../../../registrars/rights.ts";
import { type TextName, translate } from "../../../text/translate.ts";
import { Lines } from "./lines.tsx";

interface LinesGuideProps {
  profile: LinesProfile;
  wanted: readonly RegistrarFunction[];
}

/** What a user needs where rights are given by command: lines to paste, or the command that makes such a user. */
export function LinesGuide({ profile, wanted }: LinesGuideProps) {
  const { names, note, rights } = profile;
  const commands = commandsFor(profile, wanted);
  return (
    <>
      <h3>{names.long}</h3>
      {note !== null && <p class="hint">{translate(note as TextName)}</p>}
      <Lines
        title={translate("rights_command")}
        copy={translate("copy_command")}
        text={makeWithLines(rights, commands)}
      >
        {translate("rights_command_text", "<ROLEID>", "<PASSWORD>")}
      </Lines>
      <Lines
        title={translate("rights_lines")}
        copy={translate("copy_lines")}
        text={linesFor(rights, commands).join("\n")}
      >
        {translate("rights_lines_text")}
      </Lines>
    </>
  );
}
