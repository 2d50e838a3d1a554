/** What stands where a secret stood. */
const MASK = '••••••';

/** Longest text that is looked at; what stands behind is left out, and the limits of what is kept are below it. */
const LONGEST = 200_000;

/**
 * Forms of secrets that their issuers document, so that each is recognised wherever it stands. All are linear: every
 * repetition is bounded, or followed by what it cannot match itself.
 */
const FORMS: RegExp[] = [
  // PEM, RFC 7468.
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,20000}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
  // JSON Web Token, RFC 7519: three parts, the first an object in base64.
  // Not in the middle of a word: else each place of a long one is a beginning.
  /(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{8,8000}\.[\w-]{8,4000}/g,
  // Access key ids of AWS.
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  // GitHub, GitLab, npm.
  /\bgh[pousr]_[A-Za-z0-9]{30,255}/g,
  /\bgithub_pat_\w{30,255}/g,
  /\bglpat-[\w-]{20,255}/g,
  /\bnpm_[A-Za-z0-9]{36}\b/g,
  // Slack: tokens and addresses of webhooks.
  /\bxox[abeoprs]-[\w-]{10,255}/g,
  /https:\/\/hooks\.slack\.com\/[\w/-]{10,255}/g,
  // Google, Stripe, SendGrid, Grafana, Vault, DigitalOcean.
  /\bAIza[\w-]{35}/g,
  /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}/g,
  /\bSG\.[\w-]{16,64}\.[\w-]{16,128}/g,
  /\bgl(?:sa|c)_[\w=+/]{20,500}/g,
  /\bhv[sb]\.[\w-]{20,255}/g,
  /\bdo[opr]_v1_[a-f0-9]{64}\b/g,
];

/** What stands behind a word that says that a secret follows. */
const NAMED: RegExp[] = [
  // The rest of the line, whatever the scheme is called.
  /(\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?)([^\n"']{4,4000})/gi,
  /(\bbearer\s{1,3})([\w.~+/=-]{8,4000})/gi,
  // User and password in an address: up to the last @ of the word.
  /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{0,100}:)([^\s"']{1,200})(?=@)/gi,
  /((?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)["']?\s{0,3}[:=]\s{0,3})("[^"\n]{1,2000}"|'[^'\n]{1,2000}'|[^\s"'<$][^\s"']{2,2000})/gi,
  /(--?(?:password|passwd|secret|token|api-key)\s{1,3})([^\s"'<$-][^\s]{2,2000})/gi,
];

/**
 * A text with the secrets in it masked, as far as their forms are known: a help where tests and builds print them, not a promise.
 *
 * @returns the text, at most 200,000 characters of it, and how many places were masked
 * @public
 */
export function maskSecrets(text: string): { text: string; masked: number } {
  let masked = 0;
  const mask = () => {
    masked += 1;
    return MASK;
  };
  let safe = text.slice(0, LONGEST);
  for (const form of FORMS) {
    safe = safe.replace(form, mask);
  }
  for (const named of NAMED) {
    safe = safe.replace(named, (whole, name: string, value: string) =>
      value === MASK ? whole : `${name}${mask()}`,
    );
  }
  return { text: safe, masked };
}
