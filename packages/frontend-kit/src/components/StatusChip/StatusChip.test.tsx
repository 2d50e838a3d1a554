import { screen } from '@testing-library/react';
import { renderKit } from '../../__testUtils__/renderKit';
import { StatusChip, StatusText, StatusTone } from '.';
import { toneIcons } from './tones';

const tones = Object.keys(toneIcons) as StatusTone[];

describe('StatusChip and StatusText', () => {
  it.each(tones)('tells %s by icon and words', tone => {
    const { container } = renderKit(<StatusChip tone={tone} text="Main red" />);
    expect(screen.getByText('Main red')).toBeInTheDocument();
    expect(container.querySelector('svg')).toHaveAttribute(
      'aria-hidden',
      'true',
    );
  });

  it('gives each tone a shape of its own', () => {
    const shapes = tones.map(
      tone =>
        renderKit(<StatusText tone={tone} text="x" />).container.querySelector(
          'svg path',
        )!.outerHTML,
    );
    expect(new Set(shapes).size).toBe(7);
  });

  it.each(tones)('is a chip only when %s wants attention', tone => {
    const { container } = renderKit(<StatusChip tone={tone} text="x" />);
    const calm = tone === 'good' || tone === 'neutral';
    expect(container.querySelectorAll('[data-chip]')).toHaveLength(
      calm ? 0 : 1,
    );
  });

  it('says since when', () => {
    const since = new Date(Date.now() - 14 * 3_600_000 - 30_000);
    renderKit(<StatusText tone="bad" text="red" since={since} />);
    const time = screen.getByText(/^since .+ \(14 h\)$/);
    expect(time).toHaveAttribute('datetime', since.toISOString());
  });
});
