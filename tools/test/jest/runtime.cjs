/*
 * Keeps what Jest makes of a module for the next test file in the same process, of whatever package. Each file has its modules for
 * itself, as ever: what is kept is their compiled code, not what it has made. Jest reads and compiles all of them for each file,
 * which takes more than a second for a page.
 *
 * Seconds of processor for 55 files of 21 packages: 146 where each package keeps its own, 95 where they share.
 */
const fs = require('node:fs');
const { sep } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');
const BackstageRuntime = require('@backstage/cli/config/jestCachingModuleLoader');

// V8 forgets what it has compiled of functions that rest for a while, and compiles them again for the next file.
setFlagsFromString('--no-flush-bytecode');

/** By how its package transforms (pages do in one way, backends in another) and path: what came of it, and of which version of the file. */
const transformed = new Map();

/** Numbers, as the ways themselves are long. */
const kinds = new Map();

/** In the same way: the compiled code, and of which text. */
const compiled = new Map();

/** `import()` that is left in the code looks up what it loads in the runtime that has compiled it: such code is not kept. */
const LOADS_LATER = /\bimport\s*\(/;

/** What is installed stays as it is while tests run, and is most of what they load. */
const versionOf = filename =>
  filename.includes(`${sep}node_modules${sep}`)
    ? 0
    : fs.statSync(filename).mtimeMs;

class KeepingRuntime extends BackstageRuntime {
  constructor(config, ...rest) {
    super(config, ...rest);
    const { transform, transformIgnorePatterns, extensionsToTreatAsEsm } =
      config;
    const kind = JSON.stringify([
      transform,
      transformIgnorePatterns,
      extensionsToTreatAsEsm,
    ]);
    if (!kinds.has(kind)) kinds.set(kind, kinds.size);
    this.kind = kinds.get(kind);
  }

  transformFile(filename, options) {
    if (options?.isInternalModule || this._coverageOptions.collectCoverage) {
      return super.transformFile(filename, options);
    }
    const key = `${this.kind}\0${filename}`;
    const known = transformed.get(key);
    const mtimeMs = versionOf(filename);
    if (known?.mtimeMs !== mtimeMs) {
      const code = super.transformFile(filename, options);
      const result = this._fileTransforms.get(filename);
      transformed.set(key, { mtimeMs, result });
      return code;
    }
    const { result } = known;
    this._fileTransforms.set(filename, result);
    if (result.sourceMapPath) {
      this._sourceMapRegistry.set(filename, result.sourceMapPath);
    }
    return result.code;
  }

  createScriptFromCode(source, filename) {
    const context = this._environment.getVmContext();
    const isCovered = this._coverageOptions.collectCoverage;
    if (!context || isCovered || source.startsWith('#!')) {
      return super.createScriptFromCode(source, filename);
    }
    const key = `${this.kind}\0${filename}`;
    const known = compiled.get(key);
    if (known?.source === source) return known.script.runInContext(context);
    if (LOADS_LATER.test(source) || this._resolver.isCoreModule(filename)) {
      return super.createScriptFromCode(source, filename);
    }
    const head = `(function (${this.constructInjectedModuleParameters().join(
      ', ',
    )}) {`;
    let script;
    try {
      script = new Script(`${head}${source}\n})`, {
        filename,
        // Places in the first line are those of the file.
        columnOffset: -head.length,
      });
    } catch {
      // Jest tells it with what may be done about it.
      return super.createScriptFromCode(source, filename);
    }
    compiled.set(key, { source, script });
    return script.runInContext(context);
  }
}

module.exports = KeepingRuntime;
