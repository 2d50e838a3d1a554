import { HELP, UPLOAD_HELP } from './commandLine/help';
import { readArguments } from './commandLine/readArguments';
import { printable } from './printable';
import { Problem, wrongArguments } from './Problem';
import { upload, type Surroundings } from './upload/upload';

async function runCommand(
  [command, ...rest]: readonly string[],
  surroundings: Surroundings,
): Promise<void> {
  if (command === undefined || /^(?:-h|--help|help)$/.test(command)) {
    surroundings.print(HELP);
    if (command === undefined) {
      throw wrongArguments('A command is missing: callboard-builds upload');
    }
    return;
  }
  if (command !== 'upload') {
    throw wrongArguments(
      `'${printable(command)}' is no command: callboard-builds upload`,
    );
  }
  const args = readArguments(rest);
  if (args) await upload(args, surroundings);
  else surroundings.print(UPLOAD_HELP);
}

/**
 * Runs the command.
 *
 * @returns its exit code
 */
export async function run(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  try {
    await runCommand(args, surroundings);
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    surroundings.warn(error.message);
    return error.exitCode;
  }
}
