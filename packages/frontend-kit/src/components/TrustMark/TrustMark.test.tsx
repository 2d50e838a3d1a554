import { screen } from '@testing-library/react';
import { renderKit } from '../../__testUtils__/renderKit';
import { TrustMark, type TrustMarkLevel } from './TrustMark';

describe('TrustMark', () => {
  it('has another shape for each level, beside the sentence', () => {
    const levels: TrustMarkLevel[] = ['fresh', 'ageing', 'stale', 'never'];
    renderKit(
      <>
        {levels.map(level => (
          <TrustMark key={level} level={level}>
            {`It is ${level}.`}
          </TrustMark>
        ))}
      </>,
    );
    const marks = levels.map(
      level => screen.getByText(`It is ${level}.`).parentElement!,
    );
    const shapes = marks.map(
      mark => mark.querySelector('svg')!.innerHTML + mark.dataset.trust,
    );
    expect(new Set(shapes).size).toBe(levels.length);
    for (const mark of marks) {
      expect(mark.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
    }
  });
});
