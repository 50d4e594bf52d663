import { translate } from "../../text/translate.ts";
import { downArrowIcon, Icon, upArrowIcon } from "../shared/icon.tsx";

interface Sort<K> {
  column: K;
  isDescending: boolean;
}

interface SortHeaderProps<K> {
  column: K;
  title: string;
  sort: Sort<K>;
  change: (sort: Sort<K>) => void;
  isNumber?: boolean;
  class?: string;
}

/** A column's head that puts the table in its order; once more turns it round. */
export function SortHeader<K extends string>(props: SortHeaderProps<K>) {
  const { column, title, sort, isNumber } = props;
  const isSorted = sort.column === column;
  const order = sort.isDescending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      class={`${props.class ?? ""} ${isNumber ? "number" : ""}`}
      aria-sort={isSorted ? order : undefined}
    >
      <button
        type="button"
        class="sort"
        title={translate("dash_sort")}
        onClick={() => props.change({ column, isDescending: isSorted && !sort.isDescending })}
      >
        {title}
        <span class={isSorted ? "" : "unsorted"}>
          <Icon drawing={sort.isDescending && isSorted ? downArrowIcon : upArrowIcon} size={11} />
        </span>
      </button>
    </th>
  );
}
