// Stands in for unzip-stream in the bundle: artifacts are downloaded as they are and unpacked by fflate, and a package
// that unzip-stream needs comes without a licence.
export default {
  Extract() {
    throw new Error('artifacts are not unpacked here');
  },
};
