/** The backend reads the catalog every 30 s; twenty missed times are news. */
export const PROMISED_AGE_MS = 10 * 60_000;
