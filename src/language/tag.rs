//! The tag set and the relations: Universal Dependencies v2, with the Penn tag beside the part of speech because it knows the tense.

/// Universal part of speech.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of Universal Dependencies")]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

/// Part of speech in both alphabets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tag {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag (`VBD`, `NNP`, `MD`), empty where unknown.
    pub penn: &'static str,
}

/// Universal dependency relation, subtypes folded except those that tell who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of Universal Dependencies")]
pub enum Relation {
    Acl,
    AclRelcl,
    Advcl,
    Advmod,
    Amod,
    Appos,
    Aux,
    AuxPass,
    Case,
    Cc,
    Ccomp,
    Compound,
    CompoundPrt,
    Conj,
    Cop,
    Csubj,
    Dep,
    Det,
    Discourse,
    Dislocated,
    Expl,
    Fixed,
    Flat,
    Goeswith,
    Iobj,
    List,
    Mark,
    Nmod,
    NmodPoss,
    NmodTmod,
    Nsubj,
    NsubjPass,
    Nummod,
    Obj,
    Obl,
    OblAgent,
    OblTmod,
    Orphan,
    Parataxis,
    Punct,
    Reparandum,
    Root,
    Vocative,
    Xcomp,
}
