import { useEffect, useRef, useState } from "preact/hooks";
import { dotsIcon, Icon } from "../../shared/icon.tsx";

/** One thing that can be done with an account; null: a line between two sorts of them. */
export type MenuItem = {
  words: string;
  drawing: string;
  /** What it stands at now. */
  now?: string;
  isGrave?: boolean;
  act: () => void;
} | null;

interface RowMenuProps {
  /** Names the account, so that it is told apart from the other menus. */
  label: string;
  items: readonly MenuItem[];
}

const itemsOf = (menu: HTMLElement | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? []),
];

/** What can be done with an account beside editing it, in words: a menu that the keyboard walks through. */
export function RowMenu({ label, items }: RowMenuProps) {
  const [isOpen, open] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    // Above its button where there is no room below.
    const box = menu.current?.getBoundingClientRect();
    menu.current?.classList.toggle("above", box !== undefined && box.bottom > innerHeight);
    itemsOf(menu.current)[0]?.focus();
    const close = ({ target }: Event) => {
      if (!(target instanceof Node && menu.current?.parentElement?.contains(target))) open(false);
    };
    addEventListener("pointerdown", close);
    addEventListener("focusin", close);
    return () => {
      removeEventListener("pointerdown", close);
      removeEventListener("focusin", close);
    };
  }, [isOpen]);

  function shut(): void {
    open(false);
    opener.current?.focus();
  }

  function walk(event: KeyboardEvent): void {
    if (event.key === "Escape") shut();
    else {
      const all = itemsOf(menu.current);
      const at = all.indexOf(document.activeElement as HTMLElement);
      const steps: Record<string, number> = {
        ArrowDown: (at + 1) % all.length,
        ArrowUp: (at - 1 + all.length) % all.length,
        Home: 0,
        End: all.length - 1,
      };
      const next = steps[event.key];
      if (next === undefined) return;
      all[next]?.focus();
    }
    event.preventDefault();
  }

  return (
    <div class="more">
      <button
        ref={opener}
        type="button"
        class="icon"
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => open(!isOpen)}
      >
        <Icon drawing={dotsIcon} />
      </button>
      {isOpen && (
        <div class="menu" ref={menu} role="menu" aria-label={label} tabIndex={-1} onKeyDown={walk}>
          {items.map((item, place) =>
            item === null ? (
              <hr key={place} />
            ) : (
              <button
                key={item.words}
                type="button"
                role="menuitem"
                tabIndex={-1}
                class={item.isGrave ? "loss" : ""}
                onClick={() => {
                  // The focus first: what is done may take it elsewhere.
                  shut();
                  item.act();
                }}
              >
                <Icon drawing={item.drawing} />
                {item.words}
                {item.now && <bdi class="soft">{item.now}</bdi>}
              </button>
            ),
          )}
        </div>
      )}
    </div>
  );
}
