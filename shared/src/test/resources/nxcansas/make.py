"""Writes the files beside it, with h5py 3.7: small ones as the standard has them, and hostile ones."""
import h5py, numpy as np, os
D = os.path.dirname(os.path.abspath(__file__)) + '/'
q=np.array([.01,.02,.03,.04,.05,.06]); i=np.array([10.,8,6,4,2,1]); d=i/10
def entry(f,name='sasentry01',title='silica'):
    e=f.create_group(name); e.attrs['canSAS_class']='SASentry'; e.attrs['NX_class']='NXentry'; e.attrs['version']='1.1'
    if title is not None: e['title']=title
    return e
def table(e,name='sasdata01',**k):
    t=e.create_group(name); t.attrs['canSAS_class']='SASdata'; t.attrs['NX_class']='NXdata'
    t.attrs['signal']='I'; t.attrs['I_axes']='Q'; t.attrs['Q_indices']=np.array([0])
    return t
def col(t,n,v,units,**kw):
    x=t.create_dataset(n,data=v,**kw)
    if units: x.attrs['units']=units
    return x
def plain(t,qu='1/nm',**kw):
    Q=col(t,'Q',q*10,qu,**kw); I=col(t,'I',i,'1/cm',**kw); I.attrs['uncertainties']='Idev'; col(t,'Idev',d,'1/cm',**kw)
    return Q,I
with h5py.File(D+'standard.h5','w') as f:
    f.attrs['default']='sasentry01'
    e=entry(f); t=table(e); Q,I=plain(t); Q.attrs['resolutions']='Qdev'; col(t,'Qdev',q*1,'1/nm')
with h5py.File(D+'packed.h5','w',libver='latest') as f:
    e=entry(f); t=table(e); plain(t,'1/nm',chunks=(4,),compression='gzip',shuffle=True,fletcher32=True)
with h5py.File(D+'packed-old.h5','w') as f:
    e=entry(f); t=table(e); plain(t,'1/nm',chunks=(2,),compression='gzip',maxshape=(None,))
with h5py.File(D+'slit.h5','w') as f:
    e=entry(f); t=table(e); Q,I=plain(t); Q.attrs['resolutions']=np.array(['dQw','dQl'],dtype=h5py.string_dtype())
    col(t,'dQw',q*0,'1/nm'); col(t,'dQl',q*0+1.17,'1/nm')
with h5py.File(D+'several.h5','w') as f:
    e=entry(f); plain(table(e,'rear')); plain(table(e,'front'))
    e=entry(f,'sasentry02','latex'); t=table(e); Q=t.create_dataset('Q',data=np.arange(1,7,dtype='i4')); Q.attrs['unit']='1/nm'
    t.create_dataset('I',data=i.astype('f4'))
    t2=table(e,'picture'); t2.attrs['I_axes']='Qx,Qy'; t2['I']=np.ones((3,4)); t2['Qx']=np.ones((3,4)); t2['Qy']=np.ones((3,4))
with h5py.File(D+'links.h5','w') as f:
    e=entry(f); t=table(e); plain(t)
    e['again']=t                       # hard link
    e['up']=f['/']                     # a circle
    f['loop']=h5py.SoftLink('/loop')
    f['other']=h5py.ExternalLink('secret.h5','/')
    e['elsewhere']=h5py.ExternalLink('secret.h5','/sasentry01/sasdata01')
    e['broken']=h5py.SoftLink('/nowhere')
    n=e.create_group('soft'); n.attrs['canSAS_class']='SASdata'; n.attrs['signal']='I'; n.attrs['I_axes']='Q'
    n['Q']=h5py.SoftLink('/sasentry01/sasdata01/Q'); n['I']=h5py.SoftLink('/sasentry01/sasdata01/I')
# refused
with h5py.File(D+'two-dimensional.h5','w') as f:
    e=entry(f); t=table(e); t.attrs['I_axes']=np.array(['Qx','Qy'],dtype=h5py.string_dtype()); t['I']=np.ones((3,4)); t['Qx']=np.ones((3,4)); t['Qy']=np.ones((3,4))
with h5py.File(D+'by-temperature.h5','w') as f:
    e=entry(f); t=table(e); plain(t); del t['I']; col(t,'I',np.ones((2,6)),'1/cm')
with h5py.File(D+'no-entry.h5','w') as f:
    f.create_group('raw').attrs['NX_class']='NXentry'
with h5py.File(D+'no-data.h5','w') as f:
    entry(f)
with h5py.File(D+'no-unit.h5','w') as f:
    e=entry(f); plain(table(e),None)
with h5py.File(D+'odd-unit.h5','w') as f:
    e=entry(f); plain(table(e),'furlong')
with h5py.File(D+'no-signal.h5','w') as f:
    e=entry(f); t=table(e); plain(t); t.attrs['signal']='counts'
with h5py.File(D+'signal-is-a-group.h5','w') as f:
    e=entry(f); t=table(e); plain(t); t.create_group('counts'); t.attrs['signal']='counts'
with h5py.File(D+'words.h5','w') as f:
    e=entry(f); t=table(e); plain(t); del t['Q']; col(t,'Q',np.array([b'a']*6),'1/nm')
with h5py.File(D+'lengths.h5','w') as f:
    e=entry(f); t=table(e); plain(t); del t['I']; col(t,'I',i[:5],'1/cm')
with h5py.File(D+'empty.h5','w') as f:
    e=entry(f); t=table(e); plain(t); del t['I']; col(t,'I',h5py.Empty('f8'),'1/cm')
with h5py.File(D+'huge.h5','w') as f:
    e=entry(f); t=table(e); plain(t); del t['I']; x=t.create_dataset('I',shape=(2**40,),dtype='f8',chunks=(1024,)); x.attrs['units']='1/cm'
with h5py.File(D+'huge-chunk.h5','w') as f:
    e=entry(f); t=table(e); plain(t); del t['I']; x=t.create_dataset('I',shape=(6,),maxshape=(None,),dtype='f8',chunks=(2**28,)); x.attrs['units']='1/cm'
with h5py.File(D+'lzf.h5','w') as f:
    e=entry(f); plain(table(e),'1/nm',chunks=(6,),compression='lzf')
# a bomb: chunk of 6 doubles whose raw bytes unpack to 40 MB
import zlib
with h5py.File(D+'bomb.h5','w') as f:
    e=entry(f); t=table(e); plain(t); del t['I']
    x=t.create_dataset('I',shape=(6,),dtype='f8',chunks=(6,),compression='gzip'); x.attrs['units']='1/cm'
    x.id.write_direct_chunk((0,), zlib.compress(b'\0'*40_000_000,9))
with h5py.File(D+'torn-chunk.h5','w') as f:
    e=entry(f); t=table(e); plain(t); del t['I']
    x=t.create_dataset('I',shape=(6,),dtype='f8',chunks=(6,),compression='gzip'); x.attrs['units']='1/cm'
    x.id.write_direct_chunk((0,), zlib.compress(os.urandom(48),9)[:20])
