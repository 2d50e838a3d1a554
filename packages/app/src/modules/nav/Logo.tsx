import styles from './Logo.module.css';

/** A sheet pinned to the callboard, ticked off. Its two colours come from `--mark` and `--mark-ink`. */
export const LogoMark = ({ size = 28 }: { size?: number }) => (
  <svg
    className={styles.mark}
    width={size}
    height={size}
    viewBox="0 0 32 32"
    aria-hidden="true"
    focusable="false"
  >
    <rect className={styles.sheet} x="4" y="6" width="24" height="24" rx="5" />
    <path className={styles.tick} d="M10.5 19.5l4 4 7.5-8.5" />
    <circle className={styles.pin} cx="16" cy="6" r="4.5" />
  </svg>
);

/** The mark and the name, for wide places. */
export const LogoFull = () => (
  <span className={styles.full}>
    <LogoMark />
    <span className={styles.name}>Callboard</span>
  </span>
);
