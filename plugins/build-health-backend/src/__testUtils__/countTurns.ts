/** How often others got a turn while something was worked at: SQLite answers without one. */
export async function countTurns(
  work: () => Promise<unknown>,
): Promise<number> {
  let turns = 0;
  let isOver = false;
  const next = () => {
    if (isOver) return;
    turns += 1;
    setImmediate(next);
  };
  setImmediate(next);
  await work();
  isOver = true;
  return turns;
}
