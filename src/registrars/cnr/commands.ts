/** Everything this client can ask for, and nothing else. All of it reads; sessions alone are opened and closed. */
export const cnrCommands = [
  "StartSession",
  "StopSession",
  "StatusAccount",
  "StatusRegistrar",
  "QueryRegistrarStatisticList",
  "QueryUpcomingAccountingList",
  "QueryAccountingList",
  "QueryDomainHistoryList",
  "QueryDomainList",
  "QueryEventList",
  "QueryACLList",
] as const;
export type CnrCommand = (typeof cnrCommands)[number];
