import { screen } from '@testing-library/react';
import { renderKit } from '../../__testUtils__/renderKit';
import { SafeMarkdown, SafeMarkdownProps } from './SafeMarkdown';
import { xssCorpus } from './xssCorpus';

const ALLOWED_ELEMENTS =
  /^(div|p|h[456]|br|hr|blockquote|pre|code|strong|em|del|sup|ul|ol|li|input|table|thead|tbody|tr|th|td|a|span|section)$/;

function dangers(container: HTMLElement): string[] {
  return Array.from(container.querySelectorAll('*')).flatMap(element => {
    const name = element.localName;
    const attributes = Array.from(element.attributes).filter(
      ({ name: attribute, value }) =>
        attribute.startsWith('on') ||
        /^(srcdoc|srcset|formaction|action|data|background|poster|id|name)$/.test(
          attribute,
        ) ||
        (/^(href|src|cite)$|:href$/.test(attribute) && !isSafe(value)),
    );
    return [
      ...(ALLOWED_ELEMENTS.test(name) ? [] : [`<${name}>`]),
      ...attributes.map(({ name: key, value }) => `${name}[${key}=${value}]`),
    ];
  });
}

/** The judge is the browser's parser, from a page of its own, not the code under test. */
function isSafe(address: string): boolean {
  const url = new URL(address, 'https://portal.example/page');
  if (url.origin === 'https://portal.example') return true;
  return (
    /^(https?|mailto):$/.test(url.protocol) &&
    /^(https?:\/\/|mailto:)/i.test(address)
  );
}

function renderMarkdown(
  markdown: string,
  props: Partial<SafeMarkdownProps> = {},
): HTMLElement {
  return renderKit(<SafeMarkdown markdown={markdown} {...props} />).container;
}

describe('SafeMarkdown against hostile text', () => {
  it('has a corpus of at least 60 ways', () => {
    expect(new Set(xssCorpus.map(([, text]) => text)).size).toBeGreaterThan(60);
  });

  it.each(xssCorpus)('disarms %s', (_way, markdown) => {
    expect(dangers(renderMarkdown(markdown))).toEqual([]);
  });

  it.each(xssCorpus)(
    'disarms %s with resolver and images',
    (_way, markdown) => {
      const container = renderMarkdown(markdown, {
        resolveLink: href => href,
        renderImage: ({ src }) => <span data-image={src} />,
      });
      expect(dangers(container)).toEqual([]);
      container.querySelectorAll('[data-image]').forEach(image => {
        expect(image.getAttribute('data-image')).toMatch(/^(https?:)?\//);
      });
    },
  );

  it.each([
    ['<script>1</script>', '<script>'],
    ['<b onclick=x>1</b>', 'onclick'],
    ['<a href="java\tscript:1">1</a>', 'href'],
    ['<a href="//evil.example">1</a>', 'href'],
  ])('notices %s when it is there', (html, danger) => {
    const container = document.createElement('div');
    container.innerHTML = html;
    expect(dangers(container).join()).toContain(danger);
  });

  it.each([
    ['quotes', '>'.repeat(50_000)],
    ['brackets', '['.repeat(50_000)],
    ['emphasis', '*a '.repeat(20_000)],
    ['images', '!['.repeat(20_000)],
    [
      'lists',
      Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}- x`).join('\n'),
    ],
    [
      'backticks',
      Array.from({ length: 400 }, (_, n) => '`'.repeat(n)).join(' '),
    ],
    ['entities', '&amp;'.repeat(20_000)],
  ])('survives %s without end', (_name, markdown) => {
    expect(dangers(renderMarkdown(markdown))).toEqual([]);
  });
});

describe('SafeMarkdown', () => {
  it.each(['>'.repeat(50), '- '.repeat(50), '1. > - '.repeat(17)])(
    'shows a text nested too deep as it is written: %s',
    nesting => {
      renderMarkdown(`first\n${nesting}x`);
      expect(screen.getByText(/could not be formatted/)).toBeInTheDocument();
      expect(screen.getByText(/first/)).toHaveTextContent(`${nesting}x`);
    },
  );

  it('opens web links in a tab that knows nothing of this one', () => {
    renderMarkdown('[run book](https://example.com/a) and mail@example.com');
    const link = screen.getByRole('link', { name: 'run book' });
    expect(link).toHaveAttribute('href', 'https://example.com/a');
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(
      screen.getByRole('link', { name: 'mail@example.com' }),
    ).toHaveAttribute('href', 'mailto:mail@example.com');
  });

  it('keeps relative links as text until a resolver knows their place', () => {
    const markdown = '[next](./next.md)';
    const { update } = renderKit(<SafeMarkdown markdown={markdown} />);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    update(
      <SafeMarkdown
        markdown={markdown}
        resolveLink={href => `/docs/${href.replace('./', '')}`}
      />,
    );
    const link = screen.getByRole('link', { name: 'next' });
    expect(link).toHaveAttribute('href', '/docs/next.md');
    expect(link).not.toHaveAttribute('target');
  });

  it.each(['/api/auth/logout', '#top', './next.md', '?q=1'])(
    'makes no link of %s without a resolver',
    href => {
      renderMarkdown(`[x](${href})`);
      expect(screen.getByText('x')).toBeInTheDocument();
      expect(screen.queryByRole('link')).not.toBeInTheDocument();
    },
  );

  it('shows the description of an image and loads nothing', () => {
    const container = renderMarkdown('![a chart](https://example.com/a.png)');
    expect(screen.getByText('[image: a chart]')).toBeInTheDocument();
    expect(container.querySelector('img')).toBeNull();
  });

  it('hands images to the loader when one is given', () => {
    renderMarkdown('![a chart](https://example.com/a.png)', {
      renderImage: ({ src, alt }) => (
        <span role="img" aria-label={`${alt} ${src}`} />
      ),
    });
    expect(
      screen.getByRole('img', { name: 'a chart https://example.com/a.png' }),
    ).toBeInTheDocument();
  });

  it('cuts a text of a megabyte and says so', () => {
    const container = renderMarkdown(`${'word '.repeat(200_000)}the end`);
    expect(container.textContent).not.toContain('the end');
    expect(
      screen.getByText(/The text is longer than 50,000 characters/),
    ).toBeInTheDocument();
  });

  it('formats tables, tasks and code, with headings below those of a card', () => {
    const container = renderMarkdown(
      '# Title\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n\n```sh\nls\n```\n\nSet <name> here <!-- not here -->',
    );
    expect(
      screen.getByRole('heading', { level: 4, name: 'Title' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('cell', { name: '2' })).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'done' })).toBeDisabled();
    expect(container.querySelector('code.language-sh')).toHaveTextContent('ls');
    expect(screen.getByText('Set <name> here')).toBeInTheDocument();
  });

  it('has its headings below that of a page, and none below the lowest', () => {
    renderKit(
      <SafeMarkdown markdown={'# Plan\n\n###### Deep'} within="page" />,
    );
    expect(
      screen.getByRole('heading', { level: 3, name: 'Plan' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { level: 6, name: 'Deep' }),
    ).toBeInTheDocument();
  });
});
