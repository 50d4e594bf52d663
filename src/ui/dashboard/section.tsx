import type { ComponentChildren } from "preact";

interface SectionProps {
  /** Names the heading's id: unique on the page. */
  id: string;
  title: string;
  /** What stands at the heading's end: what can be done with the list. */
  tools?: ComponentChildren;
  tone?: "loss" | "test";
  children: ComponentChildren;
}

/** A block of an account's page: it has one job, and can be missing without leaving a hole. */
export const Section = ({ id, title, tools, tone, children }: SectionProps) => (
  <section class={tone ? `card ${tone}-card` : "card"} aria-labelledby={id}>
    <div class="title">
      <h3 id={id}>{title}</h3>
      {tools && <div class="tools">{tools}</div>}
    </div>
    {children}
  </section>
);
