// Prints the Khronos validator's report on a GLB file; exit status 1 when it has errors or warnings.
// usage: node validate_glb.js FOLDER_OF_GLTF_VALIDATOR FILE.glb
'use strict';

const fs = require('fs');
const [, , validatorFolder, file] = process.argv;
const validator = require(validatorFolder);

validator.validateBytes(new Uint8Array(fs.readFileSync(file)), {maxIssues: 20}).then(
    (report) => {
      const {numErrors, numWarnings, numInfos, messages} = report.issues;
      console.log(`errors ${numErrors}, warnings ${numWarnings}, notes ${numInfos}`);
      for (const message of messages) {
        console.log(`${message.code} at ${message.pointer}: ${message.message}`);
      }
      process.exit(numErrors + numWarnings > 0 ? 1 : 0);
    },
    (error) => {
      console.log(String(error));
      process.exit(1);
    });
