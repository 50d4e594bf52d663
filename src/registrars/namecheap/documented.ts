import type { Documented } from "../../domain/probe/documented.ts";

const of = (path: string, names: string): string =>
  names
    .split(" ")
    .map((name) => `${path}${name}`)
    .join(" ");

const response = "ApiResponse.CommandResponse";

/** What stands around each answer; of it Server, Warnings and the command that was asked for may be missing. */
const envelope = `${of("ApiResponse@", "Status xmlns?")} ${of("ApiResponse.", "Errors? Warnings? RequestedCommand? Server? GMTTimeDifference? ExecutionTime?")} ${response}@Type`;

const paging = of(`${response}.Paging.`, "TotalItems CurrentPage? PageSize?");

export const namecheapDocumented: Documented = {
  "namecheap.users.getBalances": `${envelope} ${of(`${response}.UserGetBalancesResult@`, "Currency AvailableBalance AccountBalance EarnedAmount? WithdrawableAmount? FundsRequiredForAutoRenew")}`,
  "namecheap.users.getPricing": `${envelope} ${of(`${response}.UserGetPricingResult.ProductType`, "@Name .ProductCategory@Name .ProductCategory.Product@Name")} ${of(`${response}.UserGetPricingResult.ProductType.ProductCategory.Product.Price@`, "Duration DurationType Price PricingType? AdditionalCost? RegularPrice RegularPriceType? RegularAdditionalCost? RegularAdditionalCostType? YourPrice YourPriceType? YourAdditonalCost? YourAdditionalCost? YourAdditonalCostType? PromotionPrice? CouponPrice? Currency")}`,
  "namecheap.domains.getList": `${envelope} ${of(`${response}.DomainGetListResult.Domain@`, "ID? Name Created? Expires IsExpired IsLocked? AutoRenew WhoisGuard? IsPremium IsOurDNS?")} ${response}.DomainGetListResult? ${paging}`,
  "namecheap.ssl.getList": `${envelope} ${response}.SSLListResult? ${of(`${response}.SSLListResult.SSL@`, "CertificateID? HostName? SSLType? PurchaseDate? ExpireDate? ActivationExpireDate? IsExpiredYN? Status?")} ${paging}`,
  "namecheap.whoisguard.getlist": `${envelope} ${response}.WhoisguardGetListResult? ${of(`${response}.WhoisguardGetListResult.Whoisguard@`, "ID? DomainName? Created? Expires? Status?")} ${paging}`,
};
