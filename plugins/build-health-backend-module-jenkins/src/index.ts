/**
 * Jenkins as a source of builds. Nothing is exported until builds can be read from a controller.
 *
 * @packageDocumentation
 */
export {};
