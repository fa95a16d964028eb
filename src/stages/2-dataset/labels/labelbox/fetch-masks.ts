// How the masks of a Labelbox export come into the data folder: they lie at addresses that open with a key.

export interface MaskPlaces {
  /** The export, relative to the data folder. */
  readonly file: string;
  /** Each mask has a picture of its own, and each image one label. */
  readonly isPlain: boolean;
}

const BY_HAND =
  'Download them with your Labelbox key (the header "Authorization: Bearer KEY"), one PNG for each image with the class as the value of its pixels, into masks/; or draw polygons.';
/** Nothing in it but plain signs: in double quotes no shell changes it. */
const PLAIN_FILE = /^[\w./ -]+\.(?:ndjson|jsonl)$/;

/** A command for the usual export, lines with a picture of each object; else what is to be done. */
export function wayToMasks(places: readonly MaskPlaces[]): string {
  const [{ file, isPlain }, ...more] = places;
  if (!isPlain || more.length > 0 || !PLAIN_FILE.test(file)) return BY_HAND;
  return `With your key in the variable LABELBOX_API_KEY run \`node -e "${program(file)}"\` in the data folder, which downloads them, and set \`masks: "masks/{class}/{name}__*.png"\`; or draw polygons.`;
}

/** Double quotes, dollar and exclamation marks would mean something to a shell. */
function program(file: string): string {
  return [
    "const fs=require('fs'),path=require('path');(async()=>{",
    `for(const line of fs.readFileSync('${file}','utf8').split(/\\r?\\n/).filter(Boolean)){`,
    'const {data_row:row,projects}=JSON.parse(line);let count=0;',
    'const name=path.parse(row.external_id||new URL(row.row_data).pathname).name;',
    'for(const project of Object.values(projects))for(const label of project.labels)for(const {name:of,mask} of label.annotations.objects)if(mask){',
    "const got=await fetch(mask.url,{headers:{Authorization:'Bearer '+process.env.LABELBOX_API_KEY}});",
    "if(got.ok===false)throw Error(mask.url+': '+got.status);",
    "const folder=path.join('masks',path.basename(of));fs.mkdirSync(folder,{recursive:true});",
    "fs.writeFileSync(path.join(folder,name+'__'+count+++'.png'),Buffer.from(await got.arrayBuffer()))}}})()",
  ].join('');
}
