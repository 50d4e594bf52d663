import { type TextName, translate } from "../../text/translate.ts";
import {
  accountIcon,
  bellIcon,
  dataIcon,
  halfIcon,
  Icon,
  infoIcon,
  lockIcon,
} from "../shared/icon.tsx";
import { type Section, sections } from "./sections.ts";

const looks: Record<Section, { text: TextName; drawing: string }> = {
  accounts: { text: "accounts", drawing: accountIcon },
  warnings: { text: "warnings", drawing: bellIcon },
  security: { text: "security", drawing: lockIcon },
  appearance: { text: "appearance", drawing: halfIcon },
  data: { text: "data", drawing: dataIcon },
  about: { text: "about", drawing: infoIcon },
};

interface SideNavProps {
  current: Section;
  /** Leads to a section; something typed may be asked about first. */
  choose: (section: Section) => void;
}

/** The sections of the settings: a column beside what is shown, a row above it where there is no room. */
export const SideNav = ({ current, choose }: SideNavProps) => (
  <nav class="sections" aria-label={translate("settings_sections")}>
    {sections.map((section) => (
      <a
        key={section}
        href={`#${section}`}
        aria-current={section === current ? "page" : undefined}
        onClick={(event) => {
          // To open it in another tab is the browser's business.
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          choose(section);
        }}
      >
        <Icon drawing={looks[section].drawing} />
        {translate(looks[section].text)}
      </a>
    ))}
  </nav>
);
