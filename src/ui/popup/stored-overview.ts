// The one record the popup knows, named in one place.
export { overviewReader as storedOverview } from "../../storage/overview-reader.ts";
