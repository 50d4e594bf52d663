import type { ComponentChildren } from "preact";
import type { Decimal } from "../../../domain/account.ts";
import { formatAmount } from "../../../text/format-money.ts";
import { areAmountsHidden, mask } from "../../../text/hidden-amounts.ts";
import { regionTag } from "../../../text/locale.ts";
import { translate } from "../../../text/translate.ts";
import { amountToType, readAmount } from "../../../text/typed-amount.ts";
import { EyeButton } from "../../shared/eye-button.tsx";
import { TextField } from "./field.tsx";

interface AmountFieldProps {
  /** Also its id in the page. */
  name: string;
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  /** undefined: it is not known yet. */
  currency: string | undefined;
  value: string;
  change: (typed: string) => void;
  /** A button that is about this field. */
  beside?: ComponentChildren;
}

/** A field for an amount: beside it stands what was understood, and where that could be two amounts, both to choose from. */
export const AmountField = ({ currency, beside, ...field }: AmountFieldProps) =>
  areAmountsHidden() ? (
    <HiddenAmount {...field} currency={currency} />
  ) : (
    <TextField
      {...field}
      unit={currency}
      input={{ inputMode: "decimal", maxLength: 40 }}
      note={`${field.name}-understood`}
      beside={
        <>
          <Understood {...field} currency={currency ?? null} />
          {beside}
        </>
      }
    />
  );

/** In the place of a field while amounts are hidden; what was typed is kept. It takes the focus where the field is wrong. */
const HiddenAmount = ({ name, label, problem, currency }: Omit<AmountFieldProps, "beside">) => (
  <div class={`field field-${name}`}>
    <p class="name" id={`${name}-label`}>
      {label}
    </p>
    {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around one line. */}
    <div class="control" role="group" id={name} tabIndex={-1} aria-labelledby={`${name}-label`}>
      <span>
        {mask} {currency}
      </span>
      <EyeButton look="link" />
    </div>
    {problem && <p class="problem">{problem}</p>}
    <p class="hint">{translate("amount_hidden_field")}</p>
  </div>
);

type UnderstoodProps = Pick<AmountFieldProps, "name" | "value" | "change"> & {
  currency: string | null;
};

function Understood({ name, value, change, currency }: UnderstoodProps) {
  const tag = regionTag();
  const read = readAmount(value, tag, currency);
  const shown = (amount: Decimal): string => formatAmount(amount, currency ?? "");
  const id = `${name}-understood`;
  if (read === null) return <span class="understood" id={id} />;
  if ("amount" in read)
    return (
      <span class="understood soft" id={id}>
        {translate("amount_understood", shown(read.amount))}
      </span>
    );
  const [more, less] = read.either;
  const choose = (amount: Decimal): void => {
    change(amountToType(amount, tag, currency));
    // The buttons go, and the focus with them.
    document.getElementById(name)?.focus();
  };
  const button = (amount: Decimal) => (
    <button type="button" class="button" onClick={() => choose(amount)}>
      {shown(amount)}
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset breaks the row, and its name is no label here.
    <span class="understood" id={id} role="group" aria-labelledby={`${name}-which`}>
      <span class="care" id={`${name}-which`}>
        {translate("amount_which")}
      </span>{" "}
      {button(more)} {button(less)}
    </span>
  );
}
