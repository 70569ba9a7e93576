# embed_files(<variable> <function> <files...>) makes a source file, its path left in <variable>, that defines
#   std::vector<std::pair<std::string_view, std::string_view>> diaoyan::<function>();
# with name and content of each file. It is made again whenever one of the files changes.
# As a script (cmake -P) this same file writes that source.
if(CMAKE_SCRIPT_MODE_FILE)
  set(source "// Made from files by cmake/embed_files.cmake.\n#include <string_view>\n#include <utility>\n#include <vector>\n\n")
  string(APPEND source "namespace diaoyan {\n\nstd::vector<std::pair<std::string_view, std::string_view>> ${FUNCTION}();\n\n")
  string(APPEND source "std::vector<std::pair<std::string_view, std::string_view>> ${FUNCTION}() {\n    return {\n")
  foreach(file IN LISTS FILES)
    get_filename_component(name "${file}" NAME)
    file(READ "${file}" content)
    string(APPEND source "        {\"${name}\", R\"embedded(${content})embedded\"},\n")
  endforeach()
  string(APPEND source "    };\n}\n\n} // namespace diaoyan\n")
  file(WRITE "${OUTPUT}" "${source}")
  return()
endif()

set(EMBED_FILES_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
function(embed_files variable function)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DFUNCTION=${function} "-DFILES=${ARGN}" -P ${EMBED_FILES_SCRIPT}
    DEPENDS ${ARGN} ${EMBED_FILES_SCRIPT} VERBATIM)
  set(${variable} ${output} PARENT_SCOPE)
endfunction()
