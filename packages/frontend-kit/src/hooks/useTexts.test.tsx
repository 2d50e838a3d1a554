import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { type Texts, useTexts } from './useTexts';

const ref = createTranslationRef({
  id: 'fleet',
  messages: {
    plain: 'Ships',
    named: 'Ship {{name}} at {{pier, number}}',
    ships_one: '{{count}} ship of {{fleet}}',
    ships_other: '{{count}} ships of {{fleet}}',
    deep: { er: { still: 'Still {{what}}' } },
  },
});

function Page({ pick }: { pick: 'plain' | 'ships' }) {
  const { t } = useTexts(ref);
  return (
    <ul>
      <li>{t('plain')}</li>
      <li>{t('named', { name: 'Ana & Ben', pier: 4 })}</li>
      <li>{t('ships', { count: 1, fleet: 'A' })}</li>
      <li>{t('ships', { count: 7, fleet: 'B' })}</li>
      <li>{t('deep.er.still', { what: 'here' })}</li>
      <li>{`chosen: ${t(pick, { count: 2, fleet: 'C' })}`}</li>
    </ul>
  );
}

/** Each line under a mark has to be refused by the compiler: `yarn tsc` fails when it is not. */
function refused(t: Texts<typeof ref.T>) {
  return [
    // @ts-expect-error no such key
    t('plian'),
    // @ts-expect-error a form is no key
    t('ships_one', { count: 1, fleet: 'A' }),
    // @ts-expect-error nothing to fill in
    t('plain', { name: 'A' }),
    // @ts-expect-error values are missing
    t('named'),
    // @ts-expect-error one value is missing
    t('named', { name: 'A' }),
    // @ts-expect-error one value is too much
    t('named', { name: 'A', pier: 1, port: 'B' }),
    // @ts-expect-error a number is needed
    t('named', { name: 'A', pier: '1' }),
    // @ts-expect-error a text is needed
    t('named', { name: 1, pier: 1 }),
    // @ts-expect-error count is missing
    t('ships', { fleet: 'A' }),
  ];
}

describe('useTexts', () => {
  it('fills in values and chooses the plural form', async () => {
    const { findAllByRole } = await renderInTestApp(<Page pick="ships" />);
    expect(
      (await findAllByRole('listitem')).map(({ textContent }) => textContent),
    ).toEqual([
      'Ships',
      'Ship Ana & Ben at 4',
      '1 ship of A',
      '7 ships of B',
      'Still here',
      'chosen: 2 ships of C',
    ]);
  });

  it('does not compile with a wrong key or wrong values', () => {
    expect(refused(jest.fn())).toHaveLength(9);
  });
});
