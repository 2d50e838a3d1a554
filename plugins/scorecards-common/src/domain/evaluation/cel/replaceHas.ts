import type { ASTNode } from '@marcbachmann/cel-js';

/** What the library calls of a macro, of which it declares no types. */
interface Checker {
  check(node: ASTNode, context: unknown): unknown;
  getType(name: string): unknown;
  createError(code: string, message: string, node: ASTNode): Error;
}

interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}

/**
 * Replaces `has(a.b)`: the library's does not check its argument, so that a misspelt name is never there, and `!has(…)` always
 * true.
 */
export function replaceHas(node: ASTNode): void {
  const [argument] = (node.args as [string, ASTNode[]])[1];
  const macro = {
    typeCheck(checker: Checker, _: unknown, context: unknown) {
      if (argument.op !== '.') {
        throw checker.createError(
          'invalid_macro_argument',
          'has() needs a name behind a point, as in has(catalog.tier)',
          node,
        );
      }
      checker.check(argument, context);
      return checker.getType('bool');
    },
    evaluate(evaluator: Evaluator, _: unknown, context: unknown) {
      const [left, name] = argument.args as [ASTNode, string];
      return (evaluator.run(left, context) as Map<string, unknown>).has(name);
    },
  };
  (node as ASTNode & { setMeta(key: string, value: unknown): unknown }).setMeta(
    'macro',
    macro,
  );
}
