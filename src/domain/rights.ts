/** Rights that a login has in one area of a registrar, in capitals, as sent. */
export interface GrantedRight {
  location: string;
  rights: string[];
}
