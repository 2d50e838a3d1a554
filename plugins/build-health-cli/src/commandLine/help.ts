/** Of the whole command. */
export const HELP = `callboard-builds sends reports of tests, and builds, from any CI to Callboard build health, and asks which tests are in
quarantine there.

Usage: callboard-builds upload [options] 'reports/**/*.xml' …
       callboard-builds quarantined [options]
       callboard-builds upload --help
       callboard-builds quarantined --help
`;

/** Of `upload`. */
export const UPLOAD_HELP = `Usage: callboard-builds upload [options] 'reports/**/*.xml' …

Sends reports of tests (JUnit XML) of the build that runs. Put patterns into quotes: * ? ** [a-z] {a,b} mean the same in every
shell then. Folders named node_modules, hidden ones, and links that lead out of the working folder are passed over.

  CALLBOARD_BUILDS_SECRET   the secret of the source; only this variable of the environment gives it

Where to:
  --url <address>           of the portal's backend: https://portal.example.com; default: CALLBOARD_BUILDS_URL
  --source <id>             of the portal's configuration, buildHealth.push; default: any-ci
  --wait <seconds>          how long a request is tried again while the portal does not answer; default: 30

Which build; of GitHub Actions, Buildkite and Jenkins all of it is known:
  --build-source <id>       the source that tells the build: default: github, buildkite or jenkins, else that of --source
  --pipeline <key>          its key, as that source names it
  --build <id>              its id, as that source names it
  --attempt <number>        from 1; default: 1
  --job <name>              tells apart the reports of jobs that run at the same time, as of a matrix

Where no module of the portal tells the build:
  --outcome <outcome>       tells it too: success, failure, unstable, timed-out, startup-failure, cancelled, skipped, not-built,
                            neutral, action-required or stale
  --pipeline-name <name>    for people; default: its key
  --repository <name>       owner/name
  --branch <name>           that was built
  --default-branch <name>   of the repository: builds on it are those of trunk
  --commit <hex>
  --pull-request <number>
  --started <time>          2026-11-27T03:00:00Z, or seconds since 1970
  --build-url <address>     its page

Also:
  --ignore-missing          what is not found or cannot be sent is named, and does not fail the command
  --dry-run                 prints what would be sent
  --help

Exit code: 0 sent; 1 refused, or something is missing; 2 wrong arguments.
`;

/** Of `quarantined`. */
export const QUARANTINED_HELP = `Usage: callboard-builds quarantined [options]

Prints the tests that are in quarantine now, so that a pipeline can skip them or let them fail. Those that are overdue count again,
and are not among them.

  CALLBOARD_BUILDS_SECRET   the secret of the source; only this variable of the environment gives it

  --url <address>           of the portal's backend: https://portal.example.com; default: CALLBOARD_BUILDS_URL
  --source <id>             of the portal's configuration, buildHealth.push; default: any-ci
  --format <format>         lines: class, tab, name, tab, file; json: suites, class, name, file and end. Default: lines

Of which builds; in GitHub Actions, Buildkite and Jenkins that is known:
  --repository <name>       owner/name
  --pipeline <key>          one pipeline, by its key, as its source names it
  --build-source <id>       that source; default: github, buildkite or jenkins, else that of --source
  --help

Exit code: 0 printed, also where there is none; 1 the portal does not tell; 2 wrong arguments.
`;
