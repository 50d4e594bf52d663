import { float } from "../../shared/float.ts";
import { done } from "../answer.ts";
import type { Context, Method } from "../method.ts";
import { InwxRefusal } from "../refusal.ts";
import { signIn } from "../sign-in.ts";

const personal = {
  firstname: "Erika",
  lastname: "Mustermann",
  street: "Private Street 1",
  pc: "12345",
  city: "Sampletown",
  email: "owner@private.example",
  bankAccHolder: "Erika Mustermann",
  bankAccHolderNo: "DE00PRIVATEIBAN",
  servicePin: "4711",
  lastIP: "192.0.2.7",
};

const numberOf = (text: string): number =>
  [...text].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 89_999, 0);

/** A sub-account has an id of its own; the customer is one. */
const idsOf = ({ account }: Context) => {
  const customerNo = account.inwx.customerNo ?? 100_000 + numberOf(account.key);
  return {
    customerId: customerNo - 100_000,
    customerNo,
    accountId: 50_000 + numberOf(account.key),
  };
};

const info = (context: Context) => {
  const { inwx, money, otp } = context.account;
  return done({
    ...personal,
    ...(inwx.tellsCustomer ? idsOf(context) : {}),
    username: context.account.login,
    currency: money.currency,
    paymentType: "PREPAID",
    ...(inwx.lowBalance === undefined ? {} : { lowBalance: float(inwx.lowBalance) }),
    ...(money.vat === undefined ? {} : { vat: float(money.vat) }),
    defaultRenewalMode: "AUTORENEW",
    renewalReport: true,
    isReseller: null,
    tfa: otp ? "GOOGLE-AUTH" : "0",
  });
};

export const accountMethods: Record<string, Method> = {
  "account.login": {
    params: {
      user: { kind: "text", required: true },
      pass: { kind: "text", required: true },
      "case-insensitive": { kind: "flag" },
    },
    run: (context) => {
      const { account } = context;
      return {
        ...done({
          ...idsOf(context),
          tfa: account.otp ? "GOOGLE-AUTH" : "0",
        }),
        cookie: signIn(context),
      };
    },
  },
  "account.unlock": {
    params: { tan: { kind: "text" } },
    run: ({ world, account, params, sessionId }) => {
      const used = world.usedOtps.get(account.key) ?? new Set();
      const tan = String(params.tan ?? "");
      const session = sessionId === undefined ? undefined : world.sessions.peek(sessionId);
      if (!session) throw new InwxRefusal(2002, {}, "session", "unlock without a session");
      if (!account.otp?.includes(tan) || used.has(tan)) {
        const details = [{ code: "ACCOUNT_UNLOCK_FAILED", msg: "The code is wrong" }];
        throw new InwxRefusal(2200, { reasonCode: "INVALID", details });
      }
      world.usedOtps.set(account.key, used.add(tan));
      session.isLocked = false;
      return done();
    },
  },
  "account.logout": {
    params: {},
    run: ({ world, sessionId }) => {
      if (sessionId !== undefined) world.sessions.close(sessionId);
      return { code: 1500, msg: "Command completed successfully; ending session" };
    },
  },
  "account.info": { params: { wide: { kind: "whole" } }, run: info },
  "customer.info": { params: { wide: { kind: "whole" } }, run: info },
};
