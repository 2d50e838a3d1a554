import { fireEvent, screen } from '@testing-library/react';

export const EDITOR_PATH = '/scorecards/edit/Scorecard/production-readiness';

/** The part of the editor that tells what the text would do. */
export const findWhatIf = () =>
  screen.findByRole('region', { name: 'What this does' });

export const findYaml = () =>
  screen.findByRole<HTMLTextAreaElement>('textbox', {
    name: 'The document as YAML',
  });

/** Puts a text in the place of the one that a field has. */
export function type(field: HTMLElement, value: string): void {
  fireEvent.change(field, { target: { value } });
}
