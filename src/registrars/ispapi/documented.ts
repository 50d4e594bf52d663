import { type Documented, listFields } from "../../domain/probe/documented.ts";

export const ispapiDocumented: Documented = {
  StartSession: "SESSION",
  EndSession: "",
  StatusAccount: "AMOUNT DEPOSIT CREDIT? CURRENCY VAT?",
  QueryDomainList: `${listFields} DOMAIN?`,
  QuerySSLCertList: `${listFields} SSLCERTID?`,
  QueryDNSZoneList: `${listFields} DNSZONE?`,
  QueryDomainRepositoryList: "TOTALDOMAINS",
  QueryTransferList: `${listFields} DOMAIN?`,
  QueryDomainApplicationList: `${listFields} APPLICATION?`,
  QueryContactList: `${listFields} CONTACT?`,
  QueryWebsiteList: `${listFields} WEBSITE?`,
  QueryTMCHMarkList: `${listFields} MARK?`,
  QueryUserList: `${listFields} USER?`,
  QueryObjectRenewalList: `${listFields} OBJECTID OBJECTCLASS SUBCLASS RENEWALMODE NEXTACTION NEXTACTIONDATE ACCOUNTINGDATE FINALIZATIONDATE FAILUREDATE EXPIRATIONDATE PAIDUNTILDATE PERIOD PRICE VAT VATPRICE`,
  QueryDepositList: `${listFields} DEPOSITID DEPOSIT CURRENCY ACCOUNTINGTYPE DESCRIPTION CREATEDDATE? EXPIRATIONDATE?`,
  QueryAccountingList: `${listFields} ACCOUNTINGDATE ACCOUNTINGTYPE ACCOUNTINGDESCRIPTION ACCOUNTINGPRICE ACCOUNTINGVATPRICE ACCOUNTINGCURRENCY`,
  QueryAccountBalanceList: `${listFields} USER CURRENTBALANCE CREDIT CURRENCY DATEBALANCE?`,
  QueryObjectDeletionLogList: `${listFields} LOGDATE LOGINDEX LOGROLEID LOGUSER OBJECTCLASS OBJECTID REFERENCE`,
  GetCurrentExchangeRates: "CURRENCYFROM CURRENCYTO RATE DATE",
};
