/* The naive way to read a report: unpack all of it, make objects of the whole document, then look for the cases. */
import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: name => name === 'testcase' || name === 'testsuite',
});

parentPort.on('message', content => {
  const xml = gunzipSync(Buffer.from(content, 'base64')).toString();
  const { testsuite } = parser.parse(xml);
  const cases = testsuite.flatMap(suite => suite.testcase);
  const failed = cases.filter(one => one.failure !== undefined);
  parentPort.postMessage({ size: cases.length, failed: failed.length });
});
