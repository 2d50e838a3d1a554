import { HELP, QUARANTINED_HELP, UPLOAD_HELP } from './commandLine/help';
import { readArguments } from './commandLine/readArguments';
import { printable } from './printable';
import { Problem, wrongArguments } from './Problem';
import { quarantined } from './quarantined/quarantined';
import { readQuarantinedArguments } from './quarantined/readQuarantinedArguments';
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
  if (command === 'upload') {
    const args = readArguments(rest);
    if (args) await upload(args, surroundings);
    else surroundings.print(UPLOAD_HELP);
    return;
  }
  if (command === 'quarantined') {
    const args = readQuarantinedArguments(rest);
    if (args) await quarantined(args, surroundings);
    else surroundings.print(QUARANTINED_HELP);
    return;
  }
  throw wrongArguments(
    `'${printable(
      command,
    )}' is no command: callboard-builds upload, or callboard-builds quarantined`,
  );
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
