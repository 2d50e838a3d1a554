/**
 * Playbooks from git folders: import, and the page for an alert.
 *
 * @packageDocumentation
 */
