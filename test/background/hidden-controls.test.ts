import { expect, it } from "vitest";
import { badgeView } from "../../src/domain/badge-view.ts";
import { failureOf } from "../../src/registrars/line-protocol/response-failure.ts";
import { accountOverviewWith, figuresWith, noon, overviewWith } from "../support/domain/records.ts";
import { newWorld, startWorker } from "../support/worker/worker.ts";

const turned = "\u05D7\u05E0\u05D5\u05EA\u202E\u2069";

it("an account's name stands in its own isolate in the tooltip, before its figures", async () => {
  await startWorker(newWorld());
  const { titleOf } = await import("../../src/text/badge-title.ts");
  const view = badgeView(
    overviewWith([
      accountOverviewWith({ name: turned, figures: figuresWith({ shortage: "overdraft" }) }),
    ]),
    noon,
  );
  expect(titleOf(view, noon)).toContain("\u2068\u05D7\u05E0\u05D5\u05EA\u2069: ");
});

it("a registrar's word for a failure holds nothing that is not seen", () => {
  const response = { code: 549, description: "Fail\u202Eed\u0000 \u200Bhere", columns: new Map() };
  const authorization = { kind: "session", session: "s" } as const;
  expect(failureOf(response, "StatusAccount", authorization)?.text).toBe("Failed here");
});
