"""A contract of our own for `lint-imports`, named in `pyproject.toml`."""

from importlinter import Contract, ContractCheck, fields, output


class SubjectsContract(Contract):
    """What a subject keeps to itself is not imported from another one."""

    type_name = "subjects"
    root = fields.StringField()
    private = fields.ListField(subfield=fields.StringField())
    """The names of the files and folders that are only for the subject they are in."""
    shared = fields.ListField(subfield=fields.StringField())
    """What is no subject."""
    exceptions = fields.ListField(subfield=fields.StringField(), required=False)
    """`importer -> imported`, both with everything below them; each has to be needed."""

    def check(self, graph, verbose):
        excused = [tuple(one.split(" -> ")) for one in self.exceptions or ()]
        unused, wrong = set(excused), []
        for imported in graph.modules:
            if self._subject(imported) and self._part(imported) in self.private:
                for importer in graph.find_modules_that_directly_import(imported):
                    if self._subject(importer) == self._subject(imported):
                        continue
                    used = {one for one in excused if _is_about(one, importer, imported)}
                    unused -= used
                    if not used and self._subject(importer):
                        wrong.append(f"{importer} -> {imported}")
        wrong += [f"needless exception: {' -> '.join(one)}" for one in sorted(unused)]
        return ContractCheck(kept=not wrong, metadata={"wrong": sorted(wrong)})

    def render_broken_contract(self, check):
        for line in check.metadata["wrong"]:
            output.print_error(line)

    def _subject(self, module):
        """The subject a module is in; empty for what is shared and for how the whole is built."""
        root, name, part = (*module.split("."), "", "")[:3]
        return name if root == self.root and part and name not in self.shared else ""

    def _part(self, module):
        return module.split(".")[2]


def _is_about(exception, importer, imported):
    return all(
        f"{module}.".startswith(f"{named}.")
        for named, module in zip(exception, (importer, imported), strict=True)
    )
