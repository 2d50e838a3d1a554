import markdownToReact, { Components, Options } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { htmlAsText } from './htmlAsText';
import { markdownSchema } from './schema';

// 50 quotes or lists within each other at the start of a line. The parser's time grows with the square of the depth:
// 50,000 quotes hold the tab for many seconds.
const TOO_DEEP = /^(?:[ \t]{0,4}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){50}/m;

/** Formatting recurses with the depth of the text; one made to exhaust the stack must not take the page with it. */
export function format(children: string, components: Components) {
  if (TOO_DEEP.test(children)) return undefined;
  const options: Options = {
    children,
    components,
    remarkPlugins: [remarkGfm],
    rehypePlugins: [htmlAsText, [rehypeSanitize, markdownSchema]],
  };
  try {
    return markdownToReact(options);
  } catch {
    return undefined;
  }
}
