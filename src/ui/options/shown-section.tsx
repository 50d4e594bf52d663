import type { VNode } from "preact";
import { translate } from "../../text/translate.ts";
import { About } from "./about/about.tsx";
import { AccountSection } from "./accounts/account-section.tsx";
import { AppearanceSection } from "./appearance-section.tsx";
import { DataSection } from "./data/data-section.tsx";
import type { SectionProps } from "./section-props.ts";
import type { Section } from "./sections.ts";
import { SecuritySection } from "./security/security-section.tsx";
import { NotifyOffer } from "./warnings/notify-offer.tsx";
import { WarningsSection } from "./warnings/warnings-section.tsx";

const looks: Record<Section, (props: SectionProps) => VNode> = {
  accounts: (props) => (
    <>
      <AccountSection {...props} />
      <NotifyOffer {...props} />
    </>
  ),
  warnings: (props) => <WarningsSection {...props} />,
  security: (props) => (
    <>
      <SecuritySection {...props} />
      <RightsLink />
    </>
  ),
  appearance: ({ overview: { preferences }, ...props }) => (
    <AppearanceSection {...props} preferences={preferences} />
  ),
  data: (props) => <DataSection {...props} />,
  about: (props) => <About {...props} />,
};

/** One of the sections. */
export const ShownSection = ({ section, ...props }: SectionProps & { section: Section }) =>
  looks[section](props);

const RightsLink = () => (
  <section class="card" aria-labelledby="rights-title">
    <h2 id="rights-title">{translate("rights")}</h2>
    <p>
      {translate("rights_intro")} <a href="#rights">{translate("rights_link")}</a>
    </p>
  </section>
);
