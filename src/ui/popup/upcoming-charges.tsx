/** The place of the upcoming charges, between the funds and the products: nothing is known of them yet. */
export const UpcomingCharges = () => null;
