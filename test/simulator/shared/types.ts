/** HEXONET's back-end ("ISPAPI") or CentralNic Reseller's ("CNR"): form fields in, lines out. */
export type LineRegistrar = "ispapi" | "cnr";
/** All that are played here; INWX speaks JSON over one address, Namecheap and OpenSRS XML over one, AutoDNS, Gandi, Openprovider and Realtime Register JSON over many. */
export type RestRegistrar = "autodns" | "gandi" | "openprovider" | "rtr";
export type Registrar = LineRegistrar | "inwx" | "namecheap" | "opensrs" | RestRegistrar;

/** The real system, or the test system ("OT&E"). */
export type System = "live" | "ote";

/** How a request proved who it is: by its password, by a session, or not at all. */
export type Via = "password" | "session" | "none";

/** Property columns of a reply; the index in a column is the row. A hole is a cell that is not sent. */
export type Columns = Record<string, readonly (string | undefined)[]>;

/** One API answer before it is written in a dialect. Column names are written with `_`. */
export interface Reply {
  code: number;
  text: string;
  columns: Columns;
}

export const done = (columns: Columns = {}): Reply => ({
  code: 200,
  text: "Command completed successfully",
  columns,
});
