import {
  Fragment,
  useMemo,
  type ComponentPropsWithoutRef,
  type ComponentType,
} from 'react';
import { jsx, jsxs } from 'react/jsx-runtime';
import { safeHref } from '@internal/frontend-kit';
import type { PlaybookCommand } from '@callboard/backstage-plugin-playbooks-common';
import type { Root, RootContent } from 'hast';
import { toJsxRuntime, type Components } from 'hast-util-to-jsx-runtime';
import { MarkedLink } from '../BrokenLinks';
import { CommandView } from '../CommandView';
import { PageImage } from '../PageImage';
import styles from './Contents.module.css';

type Commands = ReadonlyMap<string, PlaybookCommand>;

/** Links of a page lead outside in a tab of their own, and to its own sections in this one. */
function PageLink({ href, children }: ComponentPropsWithoutRef<'a'>) {
  if (href?.startsWith('#')) {
    return <a href={`#user-content-${href.slice(1)}`}>{children}</a>;
  }
  const safe = href && safeHref(href);
  return safe ? (
    <a href={safe} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : (
    <>{children}</>
  );
}

type BarComponent = ComponentType<{ stepId: string }>;

const componentsFor = (
  commands: Commands,
  Bar?: BarComponent,
): Partial<Components> => ({
  aside: ({ children, node }) => {
    const stepId = node?.properties.dataStepBar;
    return Bar && typeof stepId === 'string' ? (
      <Bar stepId={stepId} />
    ) : (
      <aside>{children}</aside>
    );
  },
  a: props => (
    <MarkedLink target={props.href}>
      <PageLink {...props} />
    </MarkedLink>
  ),
  img: props => (
    <MarkedLink target={props.src}>
      <PageImage {...props} />
    </MarkedLink>
  ),
  table: ({ children }) => (
    <div className={styles.table}>
      <table>{children}</table>
    </div>
  ),
  pre: ({ children, node }) => {
    const code = node?.children.find(
      child => child.type === 'element' && child.tagName === 'code',
    );
    const id =
      code?.type === 'element' ? code.properties.dataCommand : undefined;
    const command = commands.get(String(id));
    return command ? <CommandView command={command} /> : <pre>{children}</pre>;
  },
  code: ({ children, node }) => {
    const command = commands.get(String(node?.properties.dataCommand));
    return command ? (
      <CommandView command={command} />
    ) : (
      <code>{children}</code>
    );
  },
});

/** A part of a page: the stored tree, which holds nothing that runs, with its commands to copy. */
export function Contents(props: {
  nodes: RootContent[];
  commands: Commands;
  /** Stands below each item of a run. */
  Bar?: BarComponent;
}) {
  const { nodes, commands, Bar } = props;
  const components = useMemo(
    () => componentsFor(commands, Bar),
    [commands, Bar],
  );
  const root: Root = { type: 'root', children: nodes };
  return (
    <div className={styles.contents}>
      {toJsxRuntime(root, {
        Fragment,
        jsx: jsx as never,
        jsxs: jsxs as never,
        components,
        ignoreInvalidStyle: true,
        passNode: true,
      })}
    </div>
  );
}
