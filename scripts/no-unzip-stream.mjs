// Stands in for unzip-stream in the bundle: this project uploads artifacts and never downloads any, and a package that
// unzip-stream needs comes without a licence.
export default {
  Extract() {
    throw new Error('artifacts are not downloaded here');
  },
};
