import { formatCount, translate } from "../../../text/translate.ts";
import { binIcon, Icon, plusIcon } from "../../shared/icon.tsx";
import { AmountField } from "../form/amount-field.tsx";
import { amountField } from "./settings-values.ts";
import type { useSettingsForm } from "./use-settings-form.ts";

interface AmountListProps {
  form: ReturnType<typeof useSettingsForm>;
  /** The account's; undefined while no figures are known. */
  currency: string | undefined;
}

/** The amounts beside the account's own, each with a button that takes it away. */
export function AmountList({ form, currency }: AmountListProps) {
  return (
    <>
      {form.values.amounts.map((amount, place) => {
        const number = formatCount(place + 1);
        const label = translate("watch_remove_amount", number);
        return (
          <AmountField
            key={amountField(place)}
            name={amountField(place)}
            label={translate("watch_amount", number)}
            currency={currency}
            problem={form.problems[amountField(place)]}
            value={amount}
            change={(typed) => form.changeAmount(place, typed)}
            beside={
              <button
                type="button"
                class="icon"
                title={label}
                aria-label={label}
                onClick={() => form.removeAmount(place)}
              >
                <Icon drawing={binIcon} />
              </button>
            }
          />
        );
      })}
      <button
        type="button"
        id="add-amount"
        class="button add"
        aria-disabled={!form.mayAdd}
        aria-describedby="add-amount-hint"
        onClick={() => form.mayAdd && form.addAmount()}
      >
        <Icon drawing={plusIcon} size={14} /> {translate("watch_add_amount")}
      </button>
    </>
  );
}
