import { PropsWithChildren } from 'react';
import tokens from '../../tokens.module.css';
import { LiveRegion } from '../LiveRegion/LiveRegion';

/**
 * Stands around every card, tab and page of the suite: mends the tokens of the dark theme, sets the text font, and
 * marks what is ours (`data-callboard-root`) for accessibility checks. It makes no box of its own.
 */
export function KitRoot({ children }: PropsWithChildren) {
  return (
    <div data-callboard-root="" className={tokens.root}>
      <LiveRegion />
      {children}
    </div>
  );
}
