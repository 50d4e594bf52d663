/** Everything this client can ask for, and nothing else. All of it reads; sessions alone are opened and closed. */
export const ispapiCommands = [
  "StartSession",
  "EndSession",
  "StatusAccount",
  "QueryDomainList",
  "QueryDomainRepositoryList",
  "QuerySSLCertList",
  "QueryDNSZoneList",
  "QueryTransferList",
  "QueryDomainApplicationList",
  "QueryContactList",
  "QueryWebsiteList",
  "QueryTMCHMarkList",
  "QueryUserList",
  "QueryObjectRenewalList",
  "QueryObjectDeletionLogList",
  "QueryDepositList",
  "QueryAccountBalanceList",
  "QueryAccountingList",
  "GetCurrentExchangeRates",
] as const;
export type IspapiCommand = (typeof ispapiCommands)[number];
