// SPDX-License-Identifier: GPL-3.0-or-later
// Zipped workbooks. A checksum stands between a fuzzer and the parts of a zip file, so the first byte says whether
// the rest is the whole file or the content of one part of an otherwise sound workbook.
#include "collector/tabular/xlsx_source.h"
#include "tests/fuzz/read_everything.h"

#include <array>
#include <sys/mman.h>
#include <unistd.h>

using namespace diaoyan;

namespace {

std::string little(std::uint64_t number, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xFF);
    return text;
}

std::uint32_t checksum(const std::string& content) {
    std::uint32_t sum = ~0u;
    for (const char c : content) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0);
    }
    return ~sum;
}

struct Part {
    std::string name;
    std::string content;
};

/// A zip file without compression.
std::string stored(const std::array<Part, 6>& parts) {
    std::string file;
    std::string directory;
    for (const Part& part : parts) {
        const std::string about = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                                  little(checksum(part.content), 4) + little(part.content.size(), 4) +
                                  little(part.content.size(), 4) + little(part.name.size(), 2) + little(0, 2);
        directory += "PK\1\2" + little(20, 2) + about + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                     little(file.size(), 4) + part.name;
        file += "PK\3\4" + about + part.name + part.content;
    }
    return file + directory + "PK\5\6" + little(0, 4) + little(parts.size(), 2) + little(parts.size(), 2) +
           little(directory.size(), 4) + little(file.size(), 4) + little(0, 2);
}

std::string workbookWith(unsigned part, const std::string& content) {
    std::array<Part, 6> parts{{
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
    }};
    parts[part].content = content;
    return stored(parts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string content(reinterpret_cast<const char*>(data + 1), size - 1);
    const unsigned kind = data[0] % 7;
    const std::string bytes = kind == 6 ? content : workbookWith(kind, content);
    // The bytes go in as a file: that is what the reader takes.
    const int file = ::memfd_create("fuzz", MFD_CLOEXEC);
    if (::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size())) {
        const std::string path = "/proc/self/fd/" + std::to_string(file);
        Result<FileBytes> opened = FileBytes::open(path, 4 << 20);
        const TableOptions options = fuzz::smallLimits();
        if (opened) {
            Result<ZipParts> parts = ZipParts::open(std::move(opened).value(), path, options.limits.unpacked_bytes);
            if (parts) fuzz::readEverything(openXlsx(std::move(parts).value(), path, options));
        }
    }
    ::close(file);
    return 0;
}
