/*
 * Keeps what Jest makes of a module for the next test file in the same process. Each file has its modules for itself, as
 * ever: what is kept is their compiled code, not what it has made. Jest reads and compiles all of them for each file, which
 * takes more than a second for a page.
 */
const fs = require('node:fs');
const { Script } = require('node:vm');
const BackstageRuntime = require('@backstage/cli/config/jestCachingModuleLoader');

/** By configuration and path: what transforming has made, and of which version of the file. */
const transformed = new Map();

/** By configuration and path: the compiled code, and of which text. */
const compiled = new Map();

/** `import()` that is left in the code looks up what it loads in the runtime that has compiled it: such code is not kept. */
const LOADS_LATER = /\bimport\s*\(/;

class KeepingRuntime extends BackstageRuntime {
  transformFile(filename, options) {
    if (options?.isInternalModule || this._coverageOptions.collectCoverage) {
      return super.transformFile(filename, options);
    }
    const key = `${this._config.id}\0${filename}`;
    const { mtimeMs } = fs.statSync(filename);
    const known = transformed.get(key);
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
    const key = `${this._config.id}\0${filename}`;
    const known = compiled.get(key);
    if (known?.source === source) return known.run(context);
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
    compiled.set(key, { source, run: inside => script.runInContext(inside) });
    return script.runInContext(context);
  }
}

module.exports = KeepingRuntime;
