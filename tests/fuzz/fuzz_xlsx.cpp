// SPDX-License-Identifier: GPL-3.0-or-later
// Zipped workbooks: a whole zip file as it is; of anything else the first byte says which part of an otherwise sound
// workbook the rest is.
#include "collector/tabular/xlsx_source.h"
#include "tests/fuzz/read_everything.h"
#include "tests/fuzz/zip_bytes.h"

using namespace diaoyan;

namespace {

std::string workbookWith(unsigned part, const std::string& content) {
    std::vector<fuzz::StoredPart> parts{
        {"_rels/.rels", "<R><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></R>"},
        {"xl/_rels/workbook.xml.rels",
         "<R><Relationship Id='a' Type='x/worksheet' Target='s.xml'/><Relationship Id='b' Type='x/sharedStrings' "
         "Target='t.xml'/><Relationship Id='c' Type='x/styles' Target='f.xml'/></R>"},
        {"xl/workbook.xml", "<workbook><sheets><sheet name='n' r:id='a'/></sheets></workbook>"},
        {"xl/s.xml",
         "<w><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c s='1'><v>40000.5</v></c></row></sheetData></w>"},
        {"xl/t.xml", "<sst><si><t>text</t></si></sst>"},
        {"xl/f.xml", "<s><numFmts><numFmt numFmtId='164' formatCode='yyyy-mm-dd'/></numFmts><cellXfs><xf/><xf "
                     "numFmtId='164'/></cellXfs></s>"},
    };
    parts[part].content = content;
    return fuzz::storedZip(parts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::string bytes(reinterpret_cast<const char*>(data), size);
    if (!bytes.starts_with("PK")) bytes = workbookWith(data[0] % 6, bytes.substr(1));
    fuzz::asFile(bytes, [](FileBytes file) {
        const TableOptions options = fuzz::smallLimits();
        Result<ZipParts> parts = ZipParts::open(std::move(file), "fuzz", options.limits.unpacked_bytes);
        if (parts) fuzz::readEverything(openXlsx(std::move(parts).value(), "fuzz", options));
    });
    return 0;
}
