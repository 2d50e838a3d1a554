module.exports = require('../../tools/eslint')(__dirname);
